"use strict";

// The page's own part: who is signed in, and what it fills into a request. Tokens stay in this tab's session storage.
(() => {
  const api = "/api/v1";
  const sessionKey = "integrative-care.session";
  const part = id => document.getElementById(id);

  // ---- Sign-in ----

  const session = {
    read() {
      const kept = sessionStorage.getItem(sessionKey);
      return kept ? JSON.parse(kept) : null;
    },
    keep(tokens) {
      sessionStorage.setItem(sessionKey, JSON.stringify({ ...session.read(), ...tokens }));
    },
    end() {
      sessionStorage.removeItem(sessionKey);
    },
  };

  const post = (path, body) => fetch(api + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

  const problemOf = async response => {
    try {
      return await response.json();
    } catch {
      return { code: "", detail: `The API answered ${response.status}.` };
    }
  };

  const show = () => {
    const now = session.read();
    part("sign-in-state").textContent = now ? `Signed in as ${now.name}.` : "Nobody is signed in.";
    part("sign-out").hidden = !now;
  };

  const trouble = text => { part("sign-in-trouble").textContent = text; };

  const nameOf = async (accessToken, email) => {
    const response = await fetch(`${api}/auth/me`, { headers: { Authorization: `Bearer ${accessToken}` } });
    if (!response.ok) return email;
    const me = await response.json();
    return [me.displayName || email, (me.roles || []).join(", "), me.clinicName].filter(Boolean).join(" · ");
  };

  const signIn = async (email, password, oneTimeCode) => {
    trouble("");
    const response = await post("/auth/sign-in", { email, password, ...(oneTimeCode ? { oneTimeCode } : {}) });
    if (!response.ok) {
      const problem = await problemOf(response);
      if (/one_time_code|second_factor|two_factor/.test(problem.code || "")) {
        part("email").value = email;
        part("password").value = password;
        part("code-part").hidden = false;
        part("one-time-code").focus();
      }
      trouble(problem.detail || problem.title);
      return;
    }
    const tokens = await response.json();
    session.end();
    forgetTags();
    session.keep({ accessToken: tokens.accessToken, refreshToken: tokens.refreshToken, name: await nameOf(tokens.accessToken, email) });
    part("sign-in-form").reset();
    part("code-part").hidden = true;
    show();
  };

  // While it runs, the buttons wait; a failed connection is said, not thrown away.
  const during = async (form, act) => {
    const buttons = form.querySelectorAll("button");
    buttons.forEach(button => { button.disabled = true; });
    try {
      await act();
    } catch {
      trouble("The API could not be reached.");
    } finally {
      buttons.forEach(button => { button.disabled = false; });
    }
  };

  let refreshing = null;
  const refresh = () => {
    refreshing ??= (async () => {
      const now = session.read();
      if (!now?.refreshToken) return null;
      const response = await post("/auth/refresh", { refreshToken: now.refreshToken });
      if (!response.ok) {
        session.end();
        show();
        trouble("The sign-in has ended. Sign in again.");
        return null;
      }
      const tokens = await response.json();
      session.keep({ accessToken: tokens.accessToken, refreshToken: tokens.refreshToken });
      return tokens.accessToken;
    })().finally(() => { refreshing = null; });
    return refreshing;
  };

  const offerDemoPeople = async () => {
    const response = await fetch(`${api}/dev/demo-people`);
    if (!response.ok) return;
    const people = await response.json();
    if (people.length === 0) return;
    part("demo-person").replaceChildren(...people.map((person, index) => new Option(`${person.displayName} — ${person.role}`, String(index))));
    part("demo-form").hidden = false;
    part("demo-form").addEventListener("submit", event => {
      event.preventDefault();
      const person = people[Number(part("demo-person").value)];
      if (person.password) {
        during(part("demo-form"), () => signIn(person.email, person.password));
      } else {
        part("email").value = person.email;
        part("password").focus();
      }
    });
  };

  part("sign-in-form").addEventListener("submit", event => {
    event.preventDefault();
    during(part("sign-in-form"), () => signIn(part("email").value, part("password").value, part("one-time-code").value.trim()));
  });

  part("sign-out").addEventListener("click", async () => {
    trouble("");
    const now = session.read();
    const response = now && await send(`${api}/auth/sign-out`, { method: "POST", headers: { Authorization: `Bearer ${now.accessToken}` } }).catch(() => null);
    session.end();
    forgetTags();
    show();
    if (now && !response?.ok) trouble("This page has forgotten the sign-in, but the API could not be told.");
  });

  // ---- What it fills in ----

  const tags = new Map();

  const showTags = () => {
    const rows = [...tags].map(([path, tag]) => {
      const row = document.createElement("tr");
      for (const text of [path, tag]) row.insertCell().textContent = text;
      return row;
    });
    if (rows.length > 0) part("tags-seen").replaceChildren(...rows);
    else {
      const row = document.createElement("tr");
      const cell = row.insertCell();
      cell.colSpan = 2;
      cell.textContent = "None yet.";
      part("tags-seen").replaceChildren(row);
    }
  };

  const forgetTags = () => {
    tags.clear();
    showTags();
  };

  const pathOf = url => new URL(url, location.href).pathname;

  // A state change is posted below the thing it changes, so the thing is the longest path seen that leads there.
  const thingOf = path => [...tags.keys()].filter(seen => path === seen || path.startsWith(`${seen}/`)).sort((a, b) => b.length - a.length)[0];

  // What stands in a list says its revision there.
  const learnItems = async (path, response) => {
    if (!/json/.test(response.headers.get("content-type") || "")) return;
    const page = await response.json();
    for (const item of Array.isArray(page.items) ? page.items : []) {
      if (item.id && item.revision) tags.set(`${path}/${item.id}`, `"${item.revision}"`);
    }
    showTags();
  };

  const learn = (method, url, response) => {
    const path = pathOf(url);
    const tag = response.headers.get("etag");
    if (response.status === 412) tags.delete(thingOf(path));
    else if (response.ok && tag && /^"\d+[-"]/.test(tag)) {
      const place = response.headers.get("location");
      const thing = method === "GET" ? path : response.status === 201 && place ? pathOf(place) : thingOf(path);
      if (thing) tags.set(thing, tag);
    }
    showTags();
    if (method === "GET" && response.ok) learnItems(path, response.clone()).catch(() => trouble("An answer could not be read."));
  };

  let operations = [];

  const operationOf = (method, path) => operations.find(operation => operation.method === method && operation.path.test(path));

  // The document stays as it is for everybody else; here the headers that the page fills in are no longer asked for.
  const prepare = document => {
    delete document.security;
    if (document.components) delete document.components.securitySchemes;
    operations = Object.entries(document.paths).flatMap(([template, item]) =>
      ["get", "post", "put", "patch", "delete"].filter(method => item[method]).map(method => {
        delete item[method].security;
        const headers = (item[method].parameters || []).filter(parameter => parameter.in === "header");
        for (const header of headers) {
          if (header.name !== "If-Match" && header.name !== "Idempotency-Key") continue;
          header.required = false;
          header.example = "auto";
        }
        const pattern = template.split(/\{[^}]+\}/).map(text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^/]+");
        return { method: method.toUpperCase(), path: new RegExp(`^${pattern}$`), headers: headers.map(header => header.name) };
      }));
    return document;
  };

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  };

  const fillIn = request => {
    const path = pathOf(request.url);
    const method = (request.method || "GET").toUpperCase();
    const operation = operationOf(method, path);
    const isOpen = name => !request.headers[name] || request.headers[name] === "auto";

    if (operation?.headers.includes("If-Match") && isOpen("If-Match")) {
      const tag = tags.get(thingOf(path));
      if (tag) request.headers["If-Match"] = tag;
      else delete request.headers["If-Match"];
    }
    if (operation?.headers.includes("Idempotency-Key") && isOpen("Idempotency-Key")) request.headers["Idempotency-Key"] = newKey();

    const now = session.read();
    if (now) request.headers.Authorization = `Bearer ${now.accessToken}`;
    request.userFetch = send;
    return request;
  };

  const send = async (url, request) => {
    let response = await fetch(url, request);
    if (response.status === 401 && session.read()) {
      const token = await refresh();
      if (token) {
        request.headers.Authorization = `Bearer ${token}`;
        response = await fetch(url, request);
      }
    }
    learn((request.method || "GET").toUpperCase(), url, response);
    return response;
  };

  const start = async () => {
    show();
    const [response] = await Promise.all([fetch("/openapi/v1.json"), offerDemoPeople()]);
    if (!response.ok) {
      trouble("The API's description could not be read.");
      return;
    }
    SwaggerUIBundle({
      spec: prepare(await response.json()),
      dom_id: "#swagger-ui",
      presets: [SwaggerUIBundle.presets.apis],
      layout: "BaseLayout",
      deepLinking: true,
      filter: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      validatorUrl: null,
      requestInterceptor: fillIn,
    });
  };

  start().catch(() => trouble("The API could not be reached."));
})();
