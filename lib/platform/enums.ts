export * from '#/prisma/generated/enums.ts';
