-- Asks for a random line of a file at each request: path, tab, entity tag ("-" for none).
local lines = {}
for line in io.lines(os.getenv("BENCH_LIST")) do
  local path, tag = line:match("^(%S+)\t(.+)$")
  lines[#lines + 1] = {path, tag}
end
math.randomseed(tonumber(os.getenv("BENCH_SEED")))

request = function()
  local one = lines[math.random(#lines)]
  if one[2] ~= "-" then wrk.headers["If-None-Match"] = one[2] end
  return wrk.format("GET", one[1])
end

done = function(summary, latency, requests)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.status
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, bad,
    latency:percentile(50), latency:percentile(99)))
end
