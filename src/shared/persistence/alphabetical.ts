/**
 * The collation of every column whose text people read in a list: ours, by ICU, so that neither the locale of a database nor
 * the bytes of a name decide its order. Queries, cursors and indexes have it from the column.
 */
export const alphabetical = 'alphabetical';
