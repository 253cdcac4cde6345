-- An entry of the audit log names an action, as everything else does.
ALTER TABLE "audit_entries" RENAME COLUMN "deed" TO "action";
