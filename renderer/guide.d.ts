/** Les pages de docs/guide, lues à la construction (build/guide.ts), et l'adresse de leurs images. */
declare module 'virtual:guide' {
  import type { Root } from 'mdast';
  export const pages: Readonly<Record<string, Root>>;
  export const images: Readonly<Record<string, string>>;
}
