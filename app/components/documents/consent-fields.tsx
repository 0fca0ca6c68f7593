import type { Field } from '#app/components/forms/action-form.tsx'
import { CheckField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { AgreedKind } from '#app/domain/documents/document.ts'
import { urls } from '#app/views/urls.ts'

/** A text that is asked about, and the version a reader has before them. */
export type AskedDocument = { kind: AgreedKind; version: number }

/** One tick for each text, each with its version beside it, so that what is agreed to is what was shown. */
export function ConsentFields({
  asked,
  fields,
}: {
  asked: readonly AskedDocument[]
  fields: Readonly<Record<AgreedKind, Field>>
}) {
  const t = useT()
  return asked.map(({ kind, version }) => (
    <div key={kind}>
      <input type="hidden" name={`${kind}Version`} value={version} />
      <CheckField
        field={fields[kind]}
        label={t(`legal.agree.to.${kind}`)}
        hint={<a href={urls.document(kind)}>{t(`legal.agree.readKind.${kind}`)}</a>}
      />
    </div>
  ))
}
