#!/bin/sh
# The namespace and what operators search bills by. Running it again changes nothing.
set -eu

until temporal operator cluster health; do sleep 2; done

temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d

# A namespace takes some seconds to be known to every part of the server.
tries=0
until temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
  --name BillStatus --type Keyword \
  --name TenantId --type Keyword \
  --name VendorId --type Keyword \
  --name NeedsAttention --type Bool \
  --name DueDate --type Datetime \
  --name StateSince --type Datetime; do
  tries=$((tries + 1))
  [ "$tries" -lt 15 ] || exit 1
  sleep 2
done
