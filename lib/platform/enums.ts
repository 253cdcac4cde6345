/** The enums of `prisma/schema.prisma`: a type and an object of its values each. */
export * from '#/prisma/generated/enums.ts';
