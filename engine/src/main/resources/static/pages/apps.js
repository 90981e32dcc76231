// Marks the page with the apps its user may open, so that the styles hide what would only be refused.

let asked = false;

export function knowApps() {
  if (location.hash.startsWith('#/login')) {
    asked = false;
    delete document.documentElement.dataset.apps;
    return;
  }
  if (asked) {
    return;
  }
  asked = true;
  fetch('/operaton/api/admin/auth/user/default', {headers: {Accept: 'application/json'}})
    .then(answer => answer.ok ? answer.json() : {authorizedApps: []})
    .then(user => { document.documentElement.dataset.apps = user.authorizedApps.join(' '); });
}
