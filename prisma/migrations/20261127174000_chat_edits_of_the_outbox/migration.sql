-- AlterTable
ALTER TABLE "customers" DROP COLUMN "edits_at";

-- CreateTable
CREATE TABLE "chat_edits" (
    "customer_id" BIGINT NOT NULL,
    "paid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_edits_pkey" PRIMARY KEY ("customer_id")
);

-- AddForeignKey
ALTER TABLE "chat_edits" ADD CONSTRAINT "chat_edits_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
