#!/bin/sh
# Writes .payloom/compose.env once: passwords, the master key and what the vendors' stand-ins need. Then:
#   docker compose --env-file .payloom/compose.env --profile sandbox up -d
# For real vendors, put their keys into that file and leave out the profile.
set -eu
cd "$(dirname "$0")/.."
umask 077

target=.payloom/compose.env
keys=.payloom/compose-sendgrid-keys
if [ -e "$target" ]; then
  echo "$target is there already; delete it to start anew." >&2
  exit 1
fi
mkdir -p "$keys"
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/event-webhook.pem" 2>/dev/null ||
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/event-webhook.pem" 2>/dev/null
# Read in the container by another user; it signs for the stand-in only.
chmod 755 "$keys"
chmod 644 "$keys/event-webhook.pem"

password() { openssl rand -hex 24; }
cat >"$target" <<EOF
POSTGRES_PASSWORD=$(password)
POSTGRES_OWNER_PASSWORD=$(password)
POSTGRES_APP_PASSWORD=$(password)
POSTGRES_TEMPORAL_PASSWORD=$(password)
PAYLOOM_MASTER_KEY=$(openssl rand -base64 32)
OPERATOR_TOKEN=$(password)
STRIPE_API_KEY=sk_sandbox_payloom
STRIPE_BASE_URL=http://sandbox-stripe:12111
STRIPE_WEBHOOK_SECRETS=whsec_$(password)
STRIPE_FINANCIAL_ACCOUNT_ID=fa_sandbox
SENDGRID_API_KEY=SG.sandbox
SENDGRID_BASE_URL=http://sandbox-sendgrid:12112
SENDGRID_FROM_EMAIL=payables@payloom.example
SENDGRID_WEBHOOK_PUBLIC_KEY=$(openssl pkey -in "$keys/event-webhook.pem" -pubout -outform DER | openssl base64 -A)
EOF
echo "Wrote $target. Keep it: without its master key the data cannot be read."
