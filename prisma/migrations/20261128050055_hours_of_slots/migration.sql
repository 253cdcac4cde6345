-- AlterTable
ALTER TABLE "account_budgets" ADD COLUMN     "hour" TIMESTAMPTZ(0),
ADD COLUMN     "in_hour" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "account_exposure" ADD COLUMN     "pages" INTEGER NOT NULL DEFAULT 0;
