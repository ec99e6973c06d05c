// What every check of the phone does by hand: enrol, unlock, ask somebody through the form.

/** Taps digits on the keypad. */
export async function type(page, digits) {
  for (const digit of digits) await page.click(`.keys button:text-is("${digit}")`);
}

/** A new PIN, said twice. */
export async function choosePin(page, pin) {
  await type(page, pin);
  await page.waitForFunction(() => document.querySelectorAll(".dots i.on").length === 0);
  await type(page, pin);
}

/** Signs the holder in and chooses a PIN; `until` is what stands there afterwards. */
export async function enrol(page, { user, password, label, pin, until = ".answer" }) {
  await page.fill("#login", user);
  await page.fill("#password", password);
  await page.fill("#label", label);
  await page.click("button.main");
  await page.waitForSelector(".keypad");
  await choosePin(page, pin);
  await page.waitForSelector(until, { timeout: 30_000 });
  // From here on the worker answers.
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** On to the question of this name. */
export async function next(page, step) {
  await page.click("button.main");
  await page.waitForFunction((to) => location.hash.endsWith(`/${to}`) && document.querySelector("main form"), step);
}

/** A form as far as the NIK. */
export async function begins(page, nik) {
  await page.click('a[href="#/register"]');
  await page.waitForSelector('input[value="own"]');
  await page.check('input[value="own"]');
  await next(page, "nik");
  await page.fill("#nik", nik);
}

/** From the name to the consent. `look(step)` is called where a step stands there filled in. */
export async function answers(page, name, look = async () => {}) {
  await page.fill("#name", name);
  // Somebody on the phone may be called so, with the same last digits.
  const other = page.locator('input[name="same"][value="other"]');
  if ((await other.count()) && !(await page.locator('input[name="same"]:checked').count())) await other.check();
  await next(page, "born");
  await next(page, "home");
  if (!(await page.locator('input[name="home"]:checked').count())) await page.check('input[name="home"] >> nth=0');
  await next(page, "job");
  await page.fill("#occupation", "Jual sayur");
  await page.check('input[name="sector"][value="other"]');
  await page.check('input[name="status"][value="worker"]');
  await next(page, "income");
  await page.fill("#income", "1000000");
  await next(page, "well");
  await page.check('input[name="works_now"][value="true"]');
  await page.check('input[name="well_now"][value="true"]');
  if (!(await page.inputValue("#place"))) await page.fill("#place", "Pasar");
  await look("well");
  await next(page, "consent");
  await page.check('input[name="consent"]');
}
