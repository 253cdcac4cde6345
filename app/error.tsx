'use client';

export { default } from '#/app/_shared/page-error.tsx';
