/** The words that columns hold, as `prisma/schema.prisma` declares them: of each a type, and an object to list its values from. */
export * from '#/prisma/generated/enums.ts';
