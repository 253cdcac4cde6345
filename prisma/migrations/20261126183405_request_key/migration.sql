-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "checks_customer_id_request_key_key" ON "checks"("customer_id", "request_key");
