// The references in C++17: M/M/1 in a plain loop and the hold model, on std::priority_queue. Prints name, rate, unit, result by tabs.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <vector>

// Tyche-i, as in seedrandom, so that both sides draw the same numbers.
struct Tyche {
  uint32_t a, b, c, d;
  uint32_t word() {
    b = (b << 25 | b >> 7) ^ c; c -= d;
    d = (d << 24 | d >> 8) ^ a; a -= b;
    b = (b << 20 | b >> 12) ^ c; c -= d;
    d = (d << 16) ^ (c >> 16) ^ a; a -= b; // c, where the paper has d: as seedrandom does
    return a;
  }
  double uniform() {
    for (;;) {
      double top = word() >> 11, u = (top + word() / 4294967296.0) / 2097152.0;
      if (u != 0) return u;
    }
  }
  double exponential() { return -std::log(uniform()); }
};

struct Notice {
  double time;
  uint64_t key;
};
struct Later {
  bool operator()(const Notice &x, const Notice &y) const { return x.time > y.time || (x.time == y.time && x.key > y.key); }
};
using Queue = std::priority_queue<Notice, std::vector<Notice>, Later>;

static double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

static void mm1(Tyche random, long customers) {
  const uint64_t departure = 0, arrival = 1;
  Queue queue;
  double begin = now(), time = 0, area = 0;
  long present = 0, departures = 0;
  queue.push({random.exponential() / 0.9, arrival});
  while (departures < customers) {
    Notice next = queue.top();
    queue.pop();
    area += present * (next.time - time);
    time = next.time;
    if (next.key == arrival) {
      queue.push({time + random.exponential() / 0.9, arrival});
      if (present++ == 0) queue.push({time + random.exponential(), departure});
    } else {
      departures++;
      if (--present > 0) queue.push({time + random.exponential(), departure});
    }
  }
  std::printf("M/M/1, C++ loop\t%.17g\tcustomers/s\t%.17g\n", customers / (now() - begin), area / time);
}

static void hold(Tyche random, long pending, long operations) {
  std::vector<Notice> room;
  room.reserve(pending + 1);
  Queue queue(Later(), std::move(room));
  for (long i = 0; i < pending; i++) queue.push({random.exponential(), uint64_t(i)});
  double begin = now(), time = 0;
  for (long i = 0; i < operations; i++) {
    Notice next = queue.top();
    queue.pop();
    time = next.time;
    queue.push({time + random.exponential(), next.key});
  }
  std::printf("hold, %ld pending, C++\t%.17g\tholds/s\t%.17g\n", pending, operations / (now() - begin), time);
}

// reference mm1 CUSTOMERS a b c d | reference hold PENDING OPERATIONS a b c d, where a to d are the generator's state
int main(int count, char **words) {
  if (count < 7) return 2;
  char **last = words + count - 4;
  Tyche random{(uint32_t)std::atol(last[0]), (uint32_t)std::atol(last[1]), (uint32_t)std::atol(last[2]), (uint32_t)std::atol(last[3])};
  if (words[1][0] == 'm') mm1(random, std::atol(words[2]));
  else hold(random, std::atol(words[2]), std::atol(words[3]));
}
