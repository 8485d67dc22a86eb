setClass("duckdb_driver", contains = "DBIDriver")
setClass("duckdb_connection", contains = "DBIConnection", slots = c(path = "character", read_only = "logical"))

duckdb <- function() new("duckdb_driver")

# An argument that is not known is an error, as it is in DuckDB's own package.
setMethod("dbConnect", "duckdb_driver", function(drv, dbdir = ":memory:", ..., read_only = FALSE) {
  stopifnot(...length() == 0, file.exists(dbdir))
  new("duckdb_connection", path = dbdir, read_only = read_only)
})

setMethod("dbDisconnect", "duckdb_connection", function(conn, ...) invisible(TRUE))

setMethod("dbGetQuery", signature("duckdb_connection", "character"), function(conn, statement, ...) {
  script <- paste(
    "import duckdb, sys",
    "connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == 'TRUE')",
    "connection.sql(sys.stdin.read()).write_csv('/dev/stdout')",
    sep = "\n"
  )
  arguments <- shQuote(c("-c", script, conn@path, conn@read_only))
  rows <- system2(Sys.getenv("DUCKDB_PYTHON"), arguments, stdout = TRUE, input = statement)
  read.csv(text = rows, na.strings = "")
})
