import { Alert } from '#app/components/parts/alert.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { MailHealth } from '#app/domain/mail/desk/mail-health.server.ts'

/** Whether mail goes out and how; what is wrong comes first. */
export function MailHealthPanel({ health }: { health: MailHealth }) {
  const t = useT()
  const { way, server, sender, returnAddress, dkim, namesAdvertiser, lastSentAt, stuckSince } = health
  return (
    <>
      {way === null && (
        <Alert tone="bad" title={t('mail.health.off')}>
          {t('mail.health.offText')}
        </Alert>
      )}
      {way === 'files' && (
        <Alert tone="info" title={t('mail.health.files')}>
          <a href="/dev/mail">{t('mail.health.filesLink')}</a>
        </Alert>
      )}
      {dkim === 'broken' && (
        <Alert tone="bad" title={t('mail.health.dkimBroken')}>
          {t('mail.health.dkimBrokenText')}
        </Alert>
      )}
      {way !== null && stuckSince !== null && (
        <Alert tone="bad" title={t('mail.health.stuck')}>
          {t('mail.health.stuckText')} <Time at={stuckSince} />
        </Alert>
      )}
      {!namesAdvertiser && (
        <Alert tone="info" title={t('mail.health.noAdvertiser')}>
          <a href="/admin/settings">{t('mail.health.noAdvertiserText')}</a>
        </Alert>
      )}
      <Facts
        facts={[
          { name: t('mail.health.server'), value: server ?? t('mail.health.none') },
          { name: t('mail.health.sender'), value: sender },
          { name: t('mail.health.returns'), value: returnAddress ?? t('mail.health.returnsToSender') },
          {
            name: t('mail.health.dkim'),
            value:
              dkim === null || dkim === 'broken'
                ? t('mail.health.unsigned')
                : `${dkim.selector}._domainkey.${dkim.domain}`,
          },
          {
            name: t('mail.health.last'),
            value: lastSentAt === null ? t('mail.health.never') : <Time at={lastSentAt} />,
          },
        ]}
      />
    </>
  )
}
