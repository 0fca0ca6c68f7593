import type { Db } from '#db/dialects/dialect.ts'

/** Rows that every site needs, so that a first thread can be posted. Can run any number of times. */
export async function seedMinimal(db: Db): Promise<void> {
  await db
    .insertInto('category')
    .values({
      id: 'cat_general',
      slug: 'general',
      name_en: 'General',
      name_ko: '일반',
      about_en: 'Everything that has no place of its own yet.',
      about_ko: '다른 분류에 속하지 않는 글을 올려 주세요.',
      position: 0,
      parent_id: null,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}
