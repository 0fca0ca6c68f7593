import type { Field } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { useId } from '#app/html/context.ts'

export type Choice = { slug: string; name: string }
export type ProductChoice = Choice & { versions: readonly string[] }
/** What a new thread begins with in a category: a product, and a text per kind. */
export type StartView = { product: string | null; texts: Readonly<Record<string, string>> }

/**
 * Where a thread is filed: category, product and version, tags. With script, choosing a category fills in its `starts`;
 * what somebody typed stays.
 */
export function ThreadFields({
  fields,
  categories,
  products,
  maxTags,
  starts,
}: {
  fields: Record<'category' | 'product' | 'version' | 'tags', Field>
  categories: readonly Choice[]
  products: readonly ProductChoice[]
  maxTags: number
  /** By slug of the category; left out where a thread is there already. */
  starts?: Readonly<Record<string, StartView>>
}) {
  const t = useT()
  const versions = useId()
  return (
    <>
      {starts && <div hidden data-starts={JSON.stringify(starts)} />}
      <SelectField
        field={fields.category}
        label={t('threads.ask.category')}
        none={categories.length > 1 ? t('threads.ask.chooseCategory') : undefined}
        options={categories.map(({ slug, name }) => ({ value: slug, text: name }))}
      />
      {starts !== undefined && Object.keys(starts).length > 0 && (
        <p className="row without-script">
          <Button size="small" name="start" value="1" formNoValidate>
            {t('catalogue.form.template')}
          </Button>
          <span className="meta-text">{t('catalogue.form.templateHint')}</span>
        </p>
      )}
      {products.length > 0 && (
        <div className="pair">
          <SelectField
            field={fields.product}
            label={t('threads.ask.product')}
            optional
            none={t('threads.ask.noProduct')}
            options={withPresent(products, fields.product)}
          />
          <TextField
            field={fields.version}
            label={t('threads.ask.version')}
            optional
            maxLength={40}
            list={versions}
            autoComplete="off"
          />
          <datalist id={versions}>
            {[...new Set(products.flatMap((product) => product.versions))].map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </datalist>
        </div>
      )}
      <TagField field={fields.tags} maxTags={maxTags} />
    </>
  )
}

/**
 * Tags in one line, divided by commas. With script the last one is completed from those there are, synonyms included.
 */
function TagField({ field, maxTags }: { field: Field; maxTags: number }) {
  const t = useT()
  const list = useId()

  return (
    <>
      <TextField
        field={field}
        label={t('threads.ask.tags')}
        hint={t('threads.ask.tagsHint', { count: maxTags })}
        optional
        maxLength={250}
        autoCapitalize="none"
        autoComplete="off"
        list={list}
        data-tags=""
      />
      <datalist id={list} aria-label={t('threads.ask.tags')} />
    </>
  )
}

/** A product that is no longer offered stays the product of a thread that names it. */
function withPresent(products: readonly ProductChoice[], field: Field): { value: string; text: string }[] {
  const options = products.map(({ slug, name }) => ({ value: slug, text: name }))
  const present = field.initialValue
  return typeof present !== 'string' || present === '' || options.some(({ value }) => value === present)
    ? options
    : [...options, { value: present, text: present }]
}
