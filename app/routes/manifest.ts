import { json } from '@remix-run/node'
import { translator } from '#app/i18n/index.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const icon = (name: string, size: number, purpose: 'any' | 'maskable' = 'any') => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a device needs to put the site on its home screen, under the site's own name. */
export const loader = pageLoader(({ ctx }) => {
  const name = ctx.setting('site.name')
  const t = translator(ctx.locale)
  return Promise.resolve(
    json(
      {
        name,
        short_name: name,
        id: '/',
        start_url: '/',
        scope: '/',
        lang: ctx.locale,
        display: 'standalone',
        background_color: '#faf8f5',
        theme_color: '#1c4f86',
        icons: [
          icon('192', 192),
          icon('512', 512),
          icon('maskable-512', 512, 'maskable'),
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [
          { name: t('shell.ask'), url: '/threads/new' },
          { name: t('notifications.title'), url: '/me/notifications' },
        ],
      },
      { headers: { 'Content-Type': 'application/manifest+json' } },
    ),
  )
})
