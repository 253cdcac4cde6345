import { z } from 'zod';
import { OptOut } from '#/lib/customers/view.ts';
import { Decimal } from '#/lib/platform/wire.ts';

const rows = (description: string) => z.array(z.looseObject({})).meta({ description });

export const CustomerFile = z
  .object({
    writtenAt: z.iso.datetime(),
    customer: rows('One row: who it is.'),
    invitations: rows('Whom they invited and who invited them, without names.'),
    consents: rows('Which texts they went on with, and when.'),
    ownProfiles: rows('Profiles that they said are theirs, so that nobody checks them.'),
    checks: rows('Each check with its certificate and what happened to it; the lists are in the file of its result.'),
    instagramExports: rows('Each export from Instagram that they sent: its dates and its counts.'),
    lookedUp: rows('Profiles that they asked about in the last hour.'),
    watches: rows('Profiles that are checked regularly.'),
    keptNames: rows('People whom they follow on purpose.'),
    ledger: rows('Each credit that moved.'),
    payments: rows('What was paid, and how.'),
    messages: rows('Which messages were sent to them, and when.'),
    log: rows('What the audit log has about them.'),
    notInThisFile: z.record(z.string(), z.string()).meta({ description: 'What is left out, and why.' }),
  })
  .meta({ id: 'CustomerFile' });

export const CustomerGone = z.object({
  deleted: z.literal(true),
  checksCancelled: z.int().meta({ description: 'Checks that were under way; their credits went back first.' }),
});

const OptOutAnswer = OptOut.meta({ id: 'OptOut' });

export const OptOutAdded = z.object({
  optOut: OptOutAnswer,
  checksEnded: z.int().meta({ description: 'Checks of this profile that were under way; their credits went back.' }),
});

export const OptOutLifted = z.object({ lifted: z.literal(true) });

export const OptOutListAnswer = z.object({
  optOuts: z.array(OptOutAnswer).meta({ description: 'Newest first.' }),
  next: Decimal.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});
