"""From one notice to claims, each with its words. Knows no clock, no network, no other notice."""
