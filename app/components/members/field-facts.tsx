import { Facts } from '#app/components/parts/facts.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FieldKind, FieldVisibility } from '#app/domain/accounts/fields/field.ts'

export type FieldFact = { id: string; kind: FieldKind; name: string; value: string; visibility: FieldVisibility }

/** What a member answered to the fields of the site; those that not everybody sees say so. */
export function FieldFacts({ fields }: { fields: readonly FieldFact[] }) {
  const t = useT()
  return (
    <Facts
      facts={fields.map(({ kind, name, value, visibility }) => ({
        name,
        value: (
          <>
            {kind === 'link' ? (
              <a href={value} rel="nofollow ugc noopener">
                {value.replace(/^https?:\/\//, '').replace(/\/$/, '')}
              </a>
            ) : (
              <bdi>{value}</bdi>
            )}
            {visibility !== 'public' && (
              <small className="quiet-text">
                {' '}
                <Icon name="lock" size="small" /> {t(`accounts.fields.seenBy.${visibility}`)}
              </small>
            )}
          </>
        ),
      }))}
    />
  )
}
