-- AlterEnum
ALTER TYPE "LedgerKind" ADD VALUE 'take';

-- AlterEnum
ALTER TYPE "PaymentStatus" ADD VALUE 'refunding';

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "listed_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_listed_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_next_try_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_tries" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "payments_status_created_at_idx" ON "payments"("status", "created_at");
