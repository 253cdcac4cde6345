-- An entry of the audit log names an action, as everything else does.
ALTER TABLE "audit_entries" RENAME COLUMN "deed" TO "action";

-- A reminder names its incident.
UPDATE "notices" SET payload = jsonb_set(payload #- '{reminder,trouble}', '{reminder,incident}', payload -> 'reminder' -> 'trouble')
WHERE payload -> 'reminder' ? 'trouble';
