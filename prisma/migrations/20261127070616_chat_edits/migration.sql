-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "edits_at" TIMESTAMPTZ(3);
