-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AttemptFailure" ADD VALUE 'other_account';
ALTER TYPE "AttemptFailure" ADD VALUE 'foreign_host';
ALTER TYPE "AttemptFailure" ADD VALUE 'deletion_pending';

-- AlterEnum
ALTER TYPE "ChallengeKind" ADD VALUE 'whatsapp_code';

-- AlterTable
ALTER TABLE "challenges" ADD COLUMN     "letters" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "refresh_attempts" ADD COLUMN     "held_since" TIMESTAMPTZ(3),
ADD COLUMN     "sealed_held" TEXT;
