import { useId } from 'react'
import type { Field } from './action-form.tsx'
import { SelectField, TextField } from './field.tsx'
import { useT } from './reader.tsx'

export type Choice = { slug: string; name: string }
export type ProductChoice = Choice & { versions: readonly string[] }

/** Where a thread is filed: category, product and version, tags. */
export function ThreadFields({ fields, categories, products, maxTags }: {
  fields: Record<'category' | 'product' | 'version' | 'tags', Field>
  categories: readonly Choice[]
  products: readonly ProductChoice[]
  maxTags: number
}) {
  const t = useT()
  const versions = useId()
  return (
    <>
      <SelectField
        field={fields.category} label={t('threads.ask.category')} none={categories.length > 1 ? t('threads.ask.chooseCategory') : undefined}
        options={categories.map(({ slug, name }) => ({ value: slug, text: name }))}
      />
      {products.length > 0 && (
        <div className="pair">
          <SelectField field={fields.product} label={t('threads.ask.product')} optional none={t('threads.ask.noProduct')} options={products.map(({ slug, name }) => ({ value: slug, text: name }))} />
          <TextField field={fields.version} label={t('threads.ask.version')} optional maxLength={40} list={versions} autoComplete="off" />
          <datalist id={versions}>{[...new Set(products.flatMap((product) => product.versions))].map((version) => <option key={version} value={version}>{version}</option>)}</datalist>
        </div>
      )}
      <TextField field={fields.tags} label={t('threads.ask.tags')} hint={t('threads.ask.tagsHint', { count: maxTags })} optional maxLength={250} autoCapitalize="none" autoComplete="off" />
    </>
  )
}
