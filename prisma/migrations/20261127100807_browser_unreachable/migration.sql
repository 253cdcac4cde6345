-- AlterEnum
ALTER TYPE "AttemptFailure" ADD VALUE 'browser_unreachable';
