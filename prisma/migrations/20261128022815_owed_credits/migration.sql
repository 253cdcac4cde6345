-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "owed" INTEGER NOT NULL DEFAULT 0;

-- What Prisma cannot say.
ALTER TABLE "customers" ADD CONSTRAINT "customers_owed_not_negative" CHECK ("owed" >= 0);
