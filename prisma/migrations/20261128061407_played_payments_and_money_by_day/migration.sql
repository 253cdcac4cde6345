-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "is_test" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "ledger_entries_at_idx" ON "ledger_entries"("at");

-- CreateIndex
CREATE INDEX "payment_events_event_at_idx" ON "payment_events"("event", "at");

-- CreateIndex
CREATE INDEX "payments_created_at_id_idx" ON "payments"("created_at" DESC, "id" DESC);

-- What a customer who is deleted asked for.
CREATE INDEX "notices_access_asked_idx" ON "notices" ((payload->>'customerId')) WHERE kind = 'access_asked';
