// A phone the house does not know any more: its holder signs in once more, and its outbox goes on where it was.

import { entrance } from "./enrol.js";
import { t } from "./words.js";

export default function again(app) {
  const { phone } = app;
  return entrance(app, {
    title: t("handset.again.title"),
    lede: t("handset.again.lede"),
    login: phone.me.person.login,
    async enter(token) {
      await phone.again(token);
      app.go("sent");
      await app.refresh();
    },
  });
}
