import { z } from 'zod';
import { OldBalanceAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { ApiRefusal } from '#/app/_shared/api/refusal.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerId, CustomerIdText } from '#/app/_shared/api/wire.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { RememberCustomer } from '#/lib/customers/schema.ts';

const { username, firstName, lastName, language, referralCode } = RememberCustomer.shape;
const names = { username, first_name: firstName, last_name: lastName, language, referral_code: referralCode };
const namesInAddress = { username: z.string().max(64).optional(), first_name: z.string().max(128).optional() };

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/users/ensure',
    right: 'customer.remember',
    tag: 'present system',
    summary: 'Make a customer known, or bring the names up to date',
    description:
      'Doing it twice changes nothing. The fields may come as JSON, or in the address as the present system has them.',
    query: z.strictObject({ user_id: CustomerIdText.optional(), ...namesInAddress }),
    body: z.strictObject({ user_id: CustomerId, ...names }).optional(),
    answers: { 200: { description: 'The customer.', schema: OldBalanceAnswer } },
  }).handle(async ({ ctx, by, query, body }) => {
    const { user_id: id, first_name, last_name, referral_code, ...rest } = { ...noNames, ...query, ...body };
    if (id === undefined) throw new ApiRefusal('invalid', '"user_id" is missing: expects a Telegram id.');
    const given = { ...rest, firstName: first_name, lastName: last_name, referralCode: referral_code };
    const { customer } = await rememberCustomer(ctx, { ...given, id, by });
    return {
      status: 200,
      body: { user_id: customer.id, checks_balance: customer.balance, referral_code: customer.referralCode },
    };
  }),
);

const noNames = { last_name: undefined, language: undefined, referral_code: undefined };
