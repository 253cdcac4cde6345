-- AlterTable
ALTER TABLE "ledger_entries" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_customer_id_request_key_key" ON "ledger_entries"("customer_id", "request_key");
