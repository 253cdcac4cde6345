-- AlterTable
ALTER TABLE "account_budgets" ADD COLUMN     "quiet_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "account_leases" (
    "account_id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "lane" SMALLINT NOT NULL,
    "run" INTEGER NOT NULL,
    "token" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_leases_pkey" PRIMARY KEY ("account_id","check_id","lane")
);

-- CreateIndex
CREATE INDEX "account_leases_check_id_idx" ON "account_leases"("check_id");

-- AddForeignKey
ALTER TABLE "account_leases" ADD CONSTRAINT "account_leases_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_leases" ADD CONSTRAINT "account_leases_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
