#!/usr/bin/env bash
# Adds a migration of a module for both providers: ./add-migration.sh Campaigns AddArchive
set -euo pipefail
cd "$(dirname "$0")"
module=${1:?module, e.g. Campaigns} name=${2:?name of the migration}
project=src/Modules/$module/Pix.$module/Pix.$module.csproj
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --project "$project" --context "$provider${module}Db" --output-dir "Data/Migrations/$provider"
done
