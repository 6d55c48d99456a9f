export const TABLE = 'table-dossiers';
export const focusTable = (): void => document.getElementById(TABLE)?.focus();
