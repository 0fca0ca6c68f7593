import { Facts } from '#app/components/parts/facts.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RegistrationPanelData } from '#app/views/registration-panel.server.ts'

/** Who asks to become a member, and what they say about it. */
export function RegistrationPanel({ data }: { data: RegistrationPanelData | null }) {
  const t = useT()
  if (data === null) return null
  const { name, email, about, language, at } = data
  return (
    <>
      <Facts
        facts={[
          { name: t('accounts.field.name'), value: <bdi>{name}</bdi> },
          { name: t('accounts.field.email'), value: email },
          { name: t('joining.panel.language'), value: t(`joining.language.${language}`) },
          { name: t('joining.panel.asked'), value: <Time at={at} /> },
        ]}
      />
      <h2>{t('joining.field.about')}</h2>
      {about === '' ? (
        <p className="quiet-text">{t('joining.panel.nothing')}</p>
      ) : (
        about.split(/\n+/).map((part, index) => <p key={index}>{part}</p>)
      )}
    </>
  )
}
