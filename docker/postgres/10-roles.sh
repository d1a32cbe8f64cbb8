#!/bin/bash
# First start only: the owner of our tables, the application that owns nothing, and Temporal's own databases.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
  --set owner="$POSTGRES_OWNER_PASSWORD" \
  --set app="$POSTGRES_APP_PASSWORD" \
  --set temporal="$POSTGRES_TEMPORAL_PASSWORD" <<'SQL'
create role payloom_owner login nosuperuser nobypassrls nocreaterole password :'owner';
create role payloom_app login nosuperuser nobypassrls nocreaterole nocreatedb password :'app';
create role payloom_search nologin nosuperuser nobypassrls;
grant payloom_search to payloom_owner;
create role temporal login nosuperuser nobypassrls nocreaterole password :'temporal';
create database payloom owner payloom_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database payloom, temporal, temporal_visibility from public;
grant connect on database payloom to payloom_app;
SQL
