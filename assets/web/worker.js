// Shows that a number is next or called, when the page that asked for it is closed; it keeps nothing.
"use strict";

self.addEventListener("push", (event) => {
  const told = event.data.json();
  event.waitUntil(self.registration.showNotification(told.title, {
    body: told.body, tag: told.page, renotify: true, requireInteraction: true, vibrate: [400, 150, 400], data: told.page,
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
});
