#!/bin/sh
# Creates or updates Temporal's two schemas. Running it again changes nothing.
set -eu

schema() {
  database=$1
  folder=$2
  # The password comes from SQL_PASSWORD, so that no list of processes shows it.
  tool() {
    temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p "$DB_PORT" \
      -u "$POSTGRES_USER" --db "$database" "$@"
  }
  # Fails when the version table is there already; update-schema then says whether all is well.
  tool setup-schema -v 0.0 || echo "$database has a schema already"
  tool update-schema -d "/etc/temporal/schema/postgresql/v12/$folder/versioned"
}

schema "$DBNAME" temporal
schema "$VISIBILITY_DBNAME" visibility
