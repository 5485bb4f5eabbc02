/** The same words in another language: every key of the English ones, nothing else. */
export type Translation<Words> = { [Key in keyof Words]: Words[Key] extends string ? string : Translation<Words[Key]> };
