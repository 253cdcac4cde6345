-- Results from before are compared from the journal whenever somebody looks.
DELETE FROM "check_results";

-- AlterTable
ALTER TABLE "check_results" DROP COLUMN "user_ids",
ADD COLUMN     "user_ids" BYTEA NOT NULL,
DROP COLUMN "walks",
ADD COLUMN     "walks" BYTEA NOT NULL,
DROP COLUMN "sequences",
ADD COLUMN     "sequences" BYTEA NOT NULL;

-- Numbers without a pattern: trying to compress them takes longer than writing them.
ALTER TABLE "check_results" ALTER COLUMN "user_ids" SET STORAGE EXTERNAL, ALTER COLUMN "sequences" SET STORAGE EXTERNAL;
