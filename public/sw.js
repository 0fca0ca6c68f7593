/* Service worker of signed-in members: notifications on the screen, and a page for when there is no network. It keeps that page and its
   styles, and nothing else of the site. */
const kept = 'offline-1'
const page = '/offline'

self.addEventListener('install', (event) => {
  event.waitUntil(keep())
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== kept) await caches.delete(name)
      // The request for the page goes out while the worker starts.
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

/** The page in the language of this reader, with the style sheet that it names. */
async function keep() {
  const answer = await fetch(page, { credentials: 'same-origin', cache: 'no-store' })
  if (!answer.ok) throw new Error(`The page for no network was answered with ${answer.status}.`)
  const cache = await caches.open(kept)
  const html = await answer.clone().text()
  const styles = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1]
  for (const request of await cache.keys()) await cache.delete(request)
  if (styles !== undefined) await cache.add(styles)
  await cache.put(page, answer)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(
      (async () => {
        try {
          return (await event.preloadResponse) ?? (await fetch(request))
        } catch {
          return (await caches.match(page)) ?? Response.error()
        }
      })(),
    )
  } else if (request.destination === 'style') {
    // Of a page that is shown from here the style sheet is here too.
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()))
  }
})

self.addEventListener('push', (event) => {
  const { title, body, url, tag, lang } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, lang, icon: '/icons/192.png', data: { url } }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data.url, self.location.origin)))
})

async function open(url) {
  if (url.origin !== self.location.origin) return
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === url.href)
  if (there !== undefined) return there.focus()
  return self.clients.openWindow(url.href)
}

// The browser replaced its address: the old one would be asked in vain.
self.addEventListener('pushsubscriptionchange', (event) => {
  const key = event.oldSubscription?.options.applicationServerKey
  if (!key) return
  event.waitUntil(
    self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).then(save),
  )
})

function save(subscription) {
  const { endpoint, keys } = subscription.toJSON()
  return fetch('/me/push', {
    method: 'POST',
    body: new URLSearchParams({ intent: 'save', endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  })
}
