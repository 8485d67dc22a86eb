"""The tables of a release, each declared once. Nothing is derived from them here."""

from collections.abc import Mapping
from types import MappingProxyType

from schemas.declare import Table
from schemas.tables import evidence, history, meetings, notices, vocabularies

_MODELS = (
    vocabularies.Countries,
    vocabularies.Organisations,
    vocabularies.Places,
    vocabularies.Series,
    vocabularies.TopicCodes,
    vocabularies.InstrumentCodes,
    notices.Sources,
    notices.Notices,
    notices.Revisions,
    notices.Citations,
    notices.Rejections,
    meetings.Meetings,
    meetings.MeetingNotices,
    meetings.Persons,
    meetings.Institutions,
    meetings.Participants,
    meetings.Topics,
    meetings.Partners,
    meetings.Instruments,
    meetings.Chairs,
    meetings.MeetingLinks,
    evidence.Evidence,
    evidence.Corrections,
    evidence.ReviewItems,
)

# Parents stand before their children.
TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in map(Table.declared_by, _MODELS)})

# Beside the content of a release, how it follows the one before.
HISTORY: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in map(Table.declared_by, (history.Changes, history.Tombstones))}
)
