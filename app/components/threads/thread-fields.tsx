import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Field } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { own } from '#app/core/own.ts'

export type Choice = { slug: string; name: string }
export type ProductChoice = Choice & { versions: readonly string[] }
/** What a new thread begins with in a category: a product, and a text per kind. */
export type StartView = { product: string | null; texts: Readonly<Record<string, string>> }

const suggestAfterMs = 250

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
  const place = useStarts(starts)
  return (
    <>
      <div ref={place} hidden />
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
  const fetcher = useFetcher<{ begin: string; tags: { name: string }[] }>()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [before, setBefore] = useState('')

  function look(text: string): void {
    clearTimeout(waiting.current)
    const comma = text.lastIndexOf(',') + 1
    setBefore(comma === 0 ? '' : `${text.slice(0, comma)} `)
    const begin = text.slice(comma).trim()
    if (begin !== '')
      waiting.current = setTimeout(() => fetcher.load(`/tag-names?q=${encodeURIComponent(begin)}`), suggestAfterMs)
  }

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
        onInput={(event) => look(event.currentTarget.value)}
      />
      <datalist id={list}>
        {(fetcher.data?.tags ?? []).map(({ name }) => (
          <option key={name} value={`${before}${name}`}>
            {name}
          </option>
        ))}
      </datalist>
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

/**
 * Fills `body` and `product` of the form around it when category or kind changes, as long as they hold nothing of their
 * own.
 */
function useStarts(starts: Readonly<Record<string, StartView>> | undefined) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (starts === undefined || form === null || form === undefined) return
    const filled = { body: startOf(form, starts)?.text ?? '', product: startOf(form, starts)?.product ?? '' }
    function fill(event: Event): void {
      const name =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.name : ''
      if (form === null || form === undefined || starts === undefined || (name !== 'category' && name !== 'kind'))
        return
      const start = startOf(form, starts)
      put(form.elements.namedItem('body'), 'body', start?.text ?? '')
      put(form.elements.namedItem('product'), 'product', start?.product ?? '')
    }
    function put(control: Element | RadioNodeList | null, name: 'body' | 'product', value: string): void {
      if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) return
      if (control.value.trim() !== '' && control.value !== filled[name]) return
      const present = control.value
      filled[name] = value
      if (present === value) return
      // Past whatever watches the value of the element, so that it hears of it like of typing.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
      control.dispatchEvent(new Event('input', { bubbles: true }))
    }
    form.addEventListener('change', fill)
    return () => form.removeEventListener('change', fill)
  }, [starts])
  return place
}

function startOf(
  form: HTMLFormElement,
  starts: Readonly<Record<string, StartView>>,
): { text: string; product: string } | null {
  const data = new FormData(form)
  const start = own(starts, String(data.get('category')))
  return start === undefined
    ? null
    : { text: own(start.texts, String(data.get('kind'))) ?? '', product: start.product ?? '' }
}
