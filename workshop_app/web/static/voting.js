// While tables vote, the form says so and leads to the ballot: by itself once for each vote, when
// nothing is being written and nothing waits to leave.
class Voting {
  constructor(form) {
    this.form = form;
    this.stays = new URLSearchParams(location.search).has("cartes");
  }

  draw({ vote }) {
    $("vote").hidden = !vote;
    if (vote && !this.stays && !this.wasThere(vote) && this.isIdle()) {
      sessionStorage.setItem(`vote ${vote.id}`, "seen");
      this.form.following.leaving = true;
      location.assign($("vote").href);
    }
  }

  wasThere(vote) {
    return sessionStorage.getItem(`vote ${vote.id}`) !== null;
  }

  isIdle() {
    const { outbox, photos, following } = this.form;
    const writes = $("text").value !== "" || Date.now() - following.typedAt < CALM_MS;
    return !writes && !outbox.cards.size && !photos?.outbox.waiting().length;
  }
}
