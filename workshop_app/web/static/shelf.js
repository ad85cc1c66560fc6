// What this phone keeps through a reload, a lock, a dead battery. Never makes the form wait.
// localStorage is lost when the browser is killed; IndexedDB is not. Without it (private mode)
// everything still works from memory, and `keep` answers false.
class Shelf {
  constructor() {
    this.opened = this.open();
  }

  open() {
    return new Promise((resolve) => {
      let asked;
      try {
        asked = indexedDB.open("tablee", 1);
      } catch {
        resolve(null);
        return;
      }
      asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
      asked.onsuccess = () => {
        asked.result.onclose = () => (this.opened = this.open());
        resolve(asked.result);
      };
      asked.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
    });
  }

  /** True once it is on disk; false when this phone keeps nothing. */
  keep(key, value) {
    return this.change((store) => store.put(value, key));
  }

  drop(key) {
    return this.change((store) => store.delete(key));
  }

  async change(act) {
    const database = await this.opened;
    if (!database) return false;
    return new Promise((resolve) => {
      try {
        const transaction = database.transaction("kept", "readwrite", { durability: "strict" });
        act(transaction.objectStore("kept"));
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = transaction.onerror = () => resolve(false);
      } catch {
        resolve(false);
      }
    });
  }

  /** Everything whose key begins so, in order of key. */
  async under(prefix) {
    const database = await this.opened;
    if (!database) return [];
    return new Promise((resolve) => {
      try {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const asked = database.transaction("kept").objectStore("kept").getAll(range);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => resolve([]);
      } catch {
        resolve([]);
      }
    });
  }
}
