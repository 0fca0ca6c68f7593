import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { WaysIn as Ways } from '#app/domain/identity/own-ways-in.server.ts'

/** The ways in of a member through others, to add and remove; nothing on a site without providers. */
export function WaysIn({ ways }: { ways: Ways }) {
  const t = useT()
  const { identities, providers } = ways
  if (identities.length === 0 && providers.length === 0) return null
  return (
    <Section title={t('identity.own.title')}>
      <p>{t('identity.own.text')}</p>
      {identities.length > 0 && (
        <ul className="lines gap">
          {identities.map((one) => (
            <li key={one.id} className="spread">
              <div>
                <p>
                  <strong>
                    <bdi>{one.provider}</bdi>
                  </strong>{' '}
                  {one.email !== null && <span className="quiet-text">{one.email}</span>}
                </p>
                <p className="meta">
                  <span>
                    {t('identity.own.since')} <Time at={one.since} form="date" />
                  </span>
                  <span>
                    {t('identity.own.used')} <Time at={one.lastUsedAt} />
                  </span>
                </p>
              </div>
              <form method="post">
                <OnceField />
                <input type="hidden" name="intent" value="unlink" />
                <input type="hidden" name="id" value={one.id} />
                <ConfirmButton
                  text={t('identity.own.remove')}
                  consequence={t('identity.own.removeConsequence')}
                  confirm={t('identity.own.remove')}
                />
              </form>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {providers.map(({ key, name }) => (
          <form key={key} method="post" action={`/login/${key}?add=1`} data-reload>
            <input type="hidden" name="intent" value="add" />
            <Button>{t('identity.own.connect', { provider: name })}</Button>
          </form>
        ))}
      </div>
    </Section>
  )
}
