-- Checks that live still, or lived longer than any wait that is looked for by its time alone: who waited for an attempt is found however long it was.
CREATE INDEX "checks_long_idx" ON "checks"("requested_at") WHERE "finished_at" IS NULL OR "finished_at" - "requested_at" > interval '30 days';
